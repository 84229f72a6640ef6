/** What is published, for everybody and without signing in: pages, documents and data. */
@NullMarked
package jiheng.ui.publication;

import org.jspecify.annotations.NullMarked;
