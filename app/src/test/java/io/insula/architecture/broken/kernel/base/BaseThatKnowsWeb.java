package io.insula.architecture.broken.kernel.base;

import io.insula.architecture.broken.kernel.web.WebRoom;

/** Breaks: a room sees only what is below it. */
interface BaseThatKnowsWeb {
  WebRoom web();
}
