/** Apps from elsewhere: jars in a folder, which are checked before the server starts with them. */
@NullMarked
package io.insula.kernel.base.plugins;

import org.jspecify.annotations.NullMarked;
