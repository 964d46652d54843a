package io.insula.kernel.outbox;

record TestPayload(String text) {}
