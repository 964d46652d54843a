package io.insula.architecture.broken.kernel.base;

import io.insula.architecture.broken.kernel.web.WebRoom;

/** Breaks the rule: a room (a module of core) uses only the rooms below it. */
interface BaseThatKnowsWeb {
  WebRoom web();
}
