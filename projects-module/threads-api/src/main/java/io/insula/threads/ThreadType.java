package io.insula.threads;

/** What a thread is to its project. */
public enum ThreadType {
  COMMENT,
  SOLUTION,
  PROBLEM
}
