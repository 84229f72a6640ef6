/** Definitions: the templates and rule sets that forms are opened with, from first draft to retirement. */
@NullMarked
package jiheng.events.definition;

import org.jspecify.annotations.NullMarked;
