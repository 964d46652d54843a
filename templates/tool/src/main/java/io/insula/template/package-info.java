/** Makes new apps and services, and removes apps. */
@NullMarked
package io.insula.template;

import org.jspecify.annotations.NullMarked;
