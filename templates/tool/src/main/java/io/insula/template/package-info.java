/** Makes new apps and services, and takes apps out again. */
@NullMarked
package io.insula.template;

import org.jspecify.annotations.NullMarked;
