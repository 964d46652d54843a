/** The remote artifact of an app that breaks rules. */
@NullMarked
package io.insula.architecture.broken.threads.remote;

import org.jspecify.annotations.NullMarked;
