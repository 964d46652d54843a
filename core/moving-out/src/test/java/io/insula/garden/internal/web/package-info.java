@NullMarked
package io.insula.garden.internal.web;

import org.jspecify.annotations.NullMarked;
