"""What the administration is called."""

from django.contrib import admin

admin.site.site_header = admin.site.site_title = "Cairn"
admin.site.index_title = "Administration"
