/** Days and times as people in China write them. */
@NullMarked
package jiheng.events.calendar;

import org.jspecify.annotations.NullMarked;
