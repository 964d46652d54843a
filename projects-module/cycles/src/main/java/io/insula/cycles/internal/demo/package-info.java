/** What a server shows of cycles before anybody has used it. */
@NullMarked
package io.insula.cycles.internal.demo;

import org.jspecify.annotations.NullMarked;
