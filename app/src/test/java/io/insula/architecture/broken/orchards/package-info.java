/** The API of an app that breaks rules. */
@NullMarked
package io.insula.architecture.broken.orchards;

import org.jspecify.annotations.NullMarked;
