/** Common test tools: a database, signed-in clients, a settable clock, faults. */
@NullMarked
package io.insula.testkit;

import org.jspecify.annotations.NullMarked;
