package io.insula.kernel.web.idempotency;

import org.jspecify.annotations.Nullable;

/** The response to a request, as it is stored for repeats of the request. */
record StoredResponse(
    int status, @Nullable String contentType, @Nullable String location, byte[] body) {}
