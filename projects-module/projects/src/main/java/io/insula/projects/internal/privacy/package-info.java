/** The personal data of this app. */
@NullMarked
package io.insula.projects.internal.privacy;

import org.jspecify.annotations.NullMarked;
