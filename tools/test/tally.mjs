/** Sums up tests and checks, and ends the process with what came out. */
export class Tally {
  #passed = 0;
  #failed = 0;

  add({ passed, failed }) {
    this.#passed += passed;
    this.#failed += failed;
  }

  /** A step without which nothing could be tested. */
  addFailure(text) {
    console.error(`\n${text}`);
    this.#failed += 1;
  }

  conclude() {
    console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}
