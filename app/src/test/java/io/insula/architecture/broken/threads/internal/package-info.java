/** The implementation of an app that breaks rules. */
@NullMarked
package io.insula.architecture.broken.threads.internal;

import org.jspecify.annotations.NullMarked;
