package io.insula.kernel.outbox;

record Letter(String text) {}
