package io.insula.architecture.broken.kernel.web;

/** Is above the base. */
public interface WebRoom {}
