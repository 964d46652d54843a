package io.insula.kernel.web.idempotency;

import org.jspecify.annotations.Nullable;

/** A response that was sent, in the form in which it is stored for repeats of its request. */
record StoredResponse(
    int status, @Nullable String contentType, @Nullable String location, byte[] body) {}
