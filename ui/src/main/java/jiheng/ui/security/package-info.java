/** Sign-in and who may read what. */
@NullMarked
package jiheng.ui.security;

import org.jspecify.annotations.NullMarked;
