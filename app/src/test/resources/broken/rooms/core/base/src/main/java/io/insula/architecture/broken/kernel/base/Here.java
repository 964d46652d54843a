package io.insula.architecture.broken.kernel.base;

class Here {}
