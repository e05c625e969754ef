/** Colours of charts and maps, in the order in which neighbours keep their contrast (Analysis Function guidance). */

export const palette = {
  first: '#12436D',
  second: '#28A197',
  focus: '#801650',
  fourth: '#F46A25',
  /** Dark to light; used only with outlines and printed values, since neighbours are about 2:1. */
  sequential: ['#12436D', '#2073BC', '#6BACE6'],
  text: '#0B0C0C',
  quiet: '#505A5F',
  /** Guide lines only: carries no meaning. */
  faint: '#D9DCDE',
  paper: '#FFFFFF',
} as const;

export const fontStack = 'Arial, Helvetica, "Liberation Sans", "DejaVu Sans", sans-serif';
