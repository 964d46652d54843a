package io.insula.threads;

/** The relation of a thread to its project. */
public enum ThreadType {
  COMMENT,
  SOLUTION,
  PROBLEM
}
