/** What happened: every stored fact, the ids and values it is made of, and the names it is stored under. */
@NullMarked
package jiheng.events;

import org.jspecify.annotations.NullMarked;
