/** One message to people, ready to be sent. */
export interface AlertMessage {
  /** The same at each try, so that a receiver knows a repetition. */
  readonly id: string;
  /** One line. */
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The same for programs. */
  readonly payload: Readonly<Record<string, unknown>>;
}
