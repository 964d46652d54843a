/**
 * Plugins: apps in jars that an operator puts into a folder. The jars are checked before the server
 * starts with them.
 */
@NullMarked
package io.insula.kernel.base.plugins;

import org.jspecify.annotations.NullMarked;
