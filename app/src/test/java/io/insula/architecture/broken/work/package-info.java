/** Code that breaks rules about background work, transactions, libraries and names. */
@NullMarked
package io.insula.architecture.broken.work;

import org.jspecify.annotations.NullMarked;
