/** The demo data of cycles, which a new server shows. */
@NullMarked
package io.insula.cycles.internal.demo;

import org.jspecify.annotations.NullMarked;
