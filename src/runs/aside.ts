/** Runs something in a thread of its own: a solver never pauses, and Ctrl-C and a time limit must be heard while it works. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type ErrorDocument, HomewardError } from '../errors/homeward-error.ts';

export type Progress = (doing: string, share?: number) => void;

export interface AsideOptions<Answer> {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** After `seconds` the thread is ended and `answer` given. */
  readonly limit?: { readonly seconds: number; readonly answer: (seconds: number) => Answer };
}

type News<Answer> =
  | { readonly kind: 'progress'; readonly doing: string; readonly share?: number }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'error'; readonly document: ErrorDocument };

/**
 * `thread`: a compiled file that calls `answerAside`. `input` crosses into it as a copy and can hold no function. Ended at once by the signal or the
 * limit. Works from the built package only.
 */
export function aside<Answer>(
  thread: URL,
  input: unknown,
  { progress = () => {}, signal, limit }: AsideOptions<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: input });
    const stop = () => {
      void worker.terminate();
      reject(signal?.reason);
    };
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            void worker.terminate();
            resolve(limit.answer(limit.seconds));
          }, limit.seconds * 1000);
    signal?.addEventListener('abort', stop);
    worker.on('message', (news: News<Answer>) => {
      if (news.kind === 'progress') return progress(news.doing, news.share);
      if (news.kind === 'answer') return resolve(news.answer);
      const { code, what, where, remedy } = news.document;
      reject(new HomewardError(code, what, where, remedy));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      reject(new Error('impossible: the thread ended without an answer'));
    });
  });
}

/** The other side: called once by the thread's file. */
export async function answerAside<Input, Answer>(
  answer: (input: Input, progress: Progress) => Promise<Answer>,
): Promise<void> {
  if (isMainThread) throw new Error('impossible: a thread without its caller');
  const tell = (news: News<Answer>) => parentPort?.postMessage(news);
  try {
    const progress: Progress = (doing, share) =>
      tell({ kind: 'progress', doing, ...(share === undefined ? {} : { share }) });
    tell({ kind: 'answer', answer: await answer(workerData as Input, progress) });
  } catch (error) {
    if (!(error instanceof HomewardError)) throw error;
    tell({ kind: 'error', document: error.toJSON() });
  }
}
