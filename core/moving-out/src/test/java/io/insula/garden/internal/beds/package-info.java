@NullMarked
package io.insula.garden.internal.beds;

import org.jspecify.annotations.NullMarked;
