package io.insula.architecture.broken.kernel.web;

/** A class in a room above the base. */
public interface WebRoom {}
