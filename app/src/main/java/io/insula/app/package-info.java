/** The one deployable: the main class and the configuration, without business code. */
@NullMarked
package io.insula.app;

import org.jspecify.annotations.NullMarked;
