/** Names the tests that passed only when they were tried once more. */
export default class FlakyReporter {
  onTestRunEnd(modules) {
    for (const { children } of modules) {
      for (const test of children.allTests()) {
        if (test.diagnostic()?.flaky)
          console.log(`\n!! flaky, passed only when tried once more; mend it: ${test.fullName}`);
      }
    }
  }
}
