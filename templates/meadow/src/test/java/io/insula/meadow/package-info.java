@NullMarked
package io.insula.meadow;

import org.jspecify.annotations.NullMarked;
