@NullMarked
package io.insula.garden;

import org.jspecify.annotations.NullMarked;
