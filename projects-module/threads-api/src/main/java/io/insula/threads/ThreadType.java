package io.insula.threads;

/** What a thread contributes to the discussion of its project. */
public enum ThreadType {
  COMMENT,
  SOLUTION,
  PROBLEM
}
