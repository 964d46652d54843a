@NullMarked
package io.insula.garden.remote;

import org.jspecify.annotations.NullMarked;
