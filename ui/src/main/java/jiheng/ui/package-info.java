/** How people and programs reach it: pages, the REST API, sign-in, documents in and out. */
@NullMarked
package jiheng.ui;

import org.jspecify.annotations.NullMarked;
