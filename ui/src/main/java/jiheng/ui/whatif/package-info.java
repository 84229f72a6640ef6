/** What a form would score under other rules; worked out when asked for and never stored. */
@NullMarked
package jiheng.ui.whatif;

import org.jspecify.annotations.NullMarked;
