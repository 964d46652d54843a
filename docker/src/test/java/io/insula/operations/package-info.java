/** What operators do with a server that runs: update it, back it up, unpack it elsewhere. */
@NullMarked
package io.insula.operations;

import org.jspecify.annotations.NullMarked;
