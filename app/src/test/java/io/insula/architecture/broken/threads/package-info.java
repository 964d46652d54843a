/** The API of an app that breaks rules. */
@NullMarked
package io.insula.architecture.broken.threads;

import org.jspecify.annotations.NullMarked;
