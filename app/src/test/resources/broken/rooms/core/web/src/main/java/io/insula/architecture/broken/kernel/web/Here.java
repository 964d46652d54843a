package io.insula.architecture.broken.kernel.web;

class Here {}
