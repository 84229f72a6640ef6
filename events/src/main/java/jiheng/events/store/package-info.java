/** How events are stored: their names, their bytes and their order. */
@NullMarked
package jiheng.events.store;

import org.jspecify.annotations.NullMarked;
