/** What the server keeps of a person: how each app hands it out, and how it lets go of it. */
@NullMarked
package io.insula.api.privacy;

import org.jspecify.annotations.NullMarked;
