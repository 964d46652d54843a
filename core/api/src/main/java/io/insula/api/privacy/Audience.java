package io.insula.api.privacy;

/** Who reads an export. */
public enum Audience {
  /** The person themselves: they may see all that is theirs. */
  PERSON,
  /** An admin, who may not see what is secret to the person, such as a secret ballot. */
  ADMIN
}
