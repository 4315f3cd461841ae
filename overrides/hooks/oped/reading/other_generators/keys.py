"""The keys of front matter that other generators and exports have, and what each is called here.

Jekyll, Hugo, Eleventy, Astro, Ghost, and what exporters write for WordPress, Substack and Medium.
"""

import re

# The same value under another name.
SAME = {
    "author": "authors",
    "byline": "authors",
    "standfirst": "subtitle",
    "deck": "subtitle",
    "dek": "subtitle",
    "subheading": "subtitle",
    "sub_title": "subtitle",
    "tagline": "subtitle",
    "language": "lang",
    "locale": "lang",
    "timezone": "zone",
    "keywords": "tags",
    "tag": "tags",
    "redirect_from": "aliases",
    "canonical_url": "canonical",
    "canonicalUrl": "canonical",
    "canonicalURL": "canonical",
    "pubDate": "date",
    "publishDate": "date",
    "publish_date": "date",
    "published_at": "date",
    "post_date": "date",
    "datePublished": "date",
}
# What may mean one or another of our keys: the one that it is taken for, and what is said of it.
SUMMARIES = ("excerpt", "summary")
ADDRESSES = ("permalink", "url")
YES = ("true", "yes", "on", "1")
NO = ("false", "no", "off", "0")
# By one of these values an op-ed is no more than a draft.
DRAFT_BY = {
    "published": NO,
    "is_published": NO,
    "publish": NO,
    "status": ("draft", "pending", "future", "private", "auto-draft", "trash", "inherit"),
}
# Whoever has set one of these does not want the page to be seen by all.
HIDDEN_BY = {
    "private": YES,
    "hidden": YES,
    "unlisted": YES,
    "eleventyExcludeFromCollections": YES,
    "visibility": ("private", "members", "paid", "tiers"),
    "audience": ("only_paid", "founding"),
}
# What would be lost, and the keys that keep it.
PICTURE = "'picture' with 'file' and 'alt' below it, and 'caption' and 'credit' if any"
OF_A_PICTURE = """
    banner cover coverImage cover_image featureImage feature_image featuredImage featured_image
    header hero heroImage hero_image images ogImage og_image photo teaser thumbnail thumbnailUrl
""".split()
KEPT_BY = {
    **dict.fromkeys(OF_A_PICTURE, PICTURE),
    "caption": "'picture.caption'",
    "feature_image_caption": "'picture.caption'",
    "image_caption": "'picture.caption'",
    "image_credit": "'picture.credit'",
    "photographer": "'picture.credit'",
    "cover_alt": "'picture.alt'",
    "feature_image_alt": "'picture.alt'",
    "newspaper": "'source', who sent the op-ed out",
    "outlet": "'source', who sent the op-ed out",
    "publication": "'source', who sent the op-ed out",
    "publisher": "'source', who sent the op-ed out",
    "external_url": "'source' with 'name' and 'url' below it",
    "link": "'source' with 'name' and 'url' below it",
    "original_url": "'source' with 'name' and 'url' below it",
    "author_bio": "'bio' below the name in 'authors'",
    "bio": "'bio' below the name in 'authors'",
    "noindex": "'robots: noindex'",
    "password": "'draft: true'; no page of this site asks for one",
}
# What says something that this site shows otherwise or nowhere: passed over, and said to be.
SUBJECTS = "'kicker' says what stands above the headline, 'tags' the subjects"
OLD_ADDRESS = "'aliases' are old addresses of this site, 'source' has a 'url' for others"
LAST_CHANGE = "'updated' is the day when the page last changed in substance"
PASSED_OVER = {
    **dict.fromkeys("category categories section topic topics series".split(), SUBJECTS),
    **dict.fromkeys("guid wordpress_url".split(), OLD_ADDRESS),
    **dict.fromkeys("lastmod lastUpdated last_modified_at last_updated".split(), LAST_CHANGE),
    **dict.fromkeys("dateModified modified updatedDate updated_at".split(), LAST_CHANGE),
    "time": "'date' has the hour behind the day",
}
# What exporters bring from plugins of WordPress ("dsq_thread_id"), and what themes are told to
# show ("ShowToc").
PLUGINS = re.compile(
    r"""
    _? (aktt|amp|dsq|jetpack|ratings|robotsmeta|rss|seo|themeblvd|wp|wpseo|yoast) \w*
    | _ \w+
    | (?: show | hide | disable | use ) _? [a-z]+
    | views
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What means nothing here.
MEANINGLESS = frozenset(
    """
    author_email author_login author_profile author_url class classes comment_status comments
    created created_at cssclass cssclasses date_gmt disqus eleventyComputed eleventyNavigation
    email_sent_at featured format has_children id inbox_sent_at isCJKLanguage katex key layout
    linkTitle link_title markup math mathjax menu meta metadata mermaid nav_order outputs parent
    pin pinned ping_status podcast_url post_format post_id post_type read_time reading_time
    readtime related seo share sidebar sitemap sticky templateEngineOverride timestamps toc
    TocOpen tocOpen type uuid weight wordpress_id
    """.split()
)
# The same below an author.
OF_A_PERSON = frozenset(
    """
    avatar email github gravatar id image linkedin login mastodon picture role slug twitter url
    website
    """.split()
)
