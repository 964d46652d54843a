package io.insula.architecture.broken.kernel;

import io.insula.architecture.broken.threads.ThreadsApiInACircle;

/** Breaks the rule: the kernel knows no app. */
interface KernelThatKnowsThreads {
  ThreadsApiInACircle threads();
}
