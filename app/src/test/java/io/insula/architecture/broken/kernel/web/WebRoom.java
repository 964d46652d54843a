package io.insula.architecture.broken.kernel.web;

/** A class in the room "web", which is above the room "base". */
public interface WebRoom {}
