/**
 * The code that all apps and rooms use: settings, commands, ids, hashes, and the errors that stop a
 * start. It depends on no app.
 */
@NullMarked
package io.insula.kernel.base;

import org.jspecify.annotations.NullMarked;
