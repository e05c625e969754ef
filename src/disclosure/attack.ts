/** stub */
export interface AttackSummary {
  readonly atoms: number;
}
