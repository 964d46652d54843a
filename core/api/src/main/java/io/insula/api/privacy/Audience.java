package io.insula.api.privacy;

/** The reader of an export. */
public enum Audience {
  /** The person themselves, who may see all of their data. */
  PERSON,
  /** An admin, who must not see the person's secrets, such as a secret ballot. */
  ADMIN
}
